"""The MCP server that ships: a household's records and two catalogues, without any network.

`python3 serve.py` speaks over standard input and output, `python3 serve.py --http PORT` streamable
HTTP on this machine at `/mcp`. All data is made up but for the stars; nothing changes it.
"""

import argparse

import board_games
import bus_timetable
import energy_meters
import garden_log
import home_inventory
import museum
import pantry
import planner
import reading_list
import star_catalogue
from listing import TOOLS
from mcp.server.mcpserver import MCPServer

AREAS = (
    *(board_games, bus_timetable, energy_meters, garden_log, home_inventory),
    *(museum, pantry, planner, reading_list, star_catalogue),
)


def main() -> None:
    """Serve until the client leaves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--http", type=int, metavar="PORT", help="serve HTTP on 127.0.0.1")
    port = parser.parse_args().http
    server = MCPServer("household", version="1.0.0", tools=TOOLS, log_level="WARNING")
    if port is None:
        server.run("stdio")
    else:
        server.run("streamable-http", host="127.0.0.1", port=port)


if __name__ == "__main__":
    main()

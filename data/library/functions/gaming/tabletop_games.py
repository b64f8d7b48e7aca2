"""Functions for cards and chess."""

from collections import Counter
from typing import Literal

_CARD_RANKS = "23456789TJQKA"


def poker_hand_rank(cards: list[str]) -> str:
    """Returns the name of a five-card poker hand.

    An ace counts high, or low in the straight from ace to five.

    Args:
        cards: Exactly 5 different cards, each a rank (2 to 9, 10 or T, J, Q, K, A) followed by a
            suit (S, H, D, C).

    Returns:
        The hand, from high card to royal flush.

    Raises:
        ValueError: When there are not exactly 5 cards, a card is malformed or occurs twice.

    Example:
        >>> poker_hand_rank(cards=['KH', 'KD', '7S', '7C', '7H'])
        'full house'
        >>> poker_hand_rank(cards=['AS', '2D', '3H', '4C', '5S'])
        'straight'
        >>> poker_hand_rank(cards=['10C', 'JC', 'QC', 'KC', 'AC'])
        'royal flush'
    """
    hand = [card.upper().replace("10", "T") for card in cards]
    if len(set(hand)) != 5 or len(hand) != 5:
        raise ValueError("cards must hold exactly 5 different cards")
    if any(len(c) != 2 or c[0] not in _CARD_RANKS or c[1] not in "SHDC" for c in hand):
        raise ValueError("each card must be a rank and a suit, such as 10H, QS or 4D")
    ranks = sorted(_CARD_RANKS.index(card[0]) for card in hand)
    straight = ranks in ([0, 1, 2, 3, 12], list(range(ranks[0], ranks[0] + 5)))
    if len({card[1] for card in hand}) == 1:
        if straight:
            return "royal flush" if ranks[0] == 8 else "straight flush"
        return "flush"
    names = {
        (4, 1): "four of a kind",
        (3, 2): "full house",
        (3, 1, 1): "three of a kind",
        (2, 2, 1): "two pair",
        (2, 1, 1, 1): "one pair",
    }
    groups = tuple(sorted(Counter(ranks).values(), reverse=True))
    return names.get(groups, "straight" if straight else "high card")


def chess_move_count(
    start_square: str, end_square: str, piece: Literal["king", "queen", "rook", "knight"]
) -> int:
    """Computes the fewest moves a chess piece needs between two squares of an empty board.

    Args:
        start_square: Square in algebraic notation, letter a to h and number 1 to 8.
        end_square: Square in algebraic notation, letter a to h and number 1 to 8.
        piece: Piece that moves.

    Returns:
        The number of moves, 0 for the same square.

    Raises:
        ValueError: When a square is malformed or the piece is unknown.

    Example:
        >>> chess_move_count(start_square='g1', end_square='e5', piece='knight')
        2
        >>> chess_move_count(start_square='a1', end_square='h7', piece='king')
        7
        >>> chess_move_count(start_square='d1', end_square='f6', piece='queen')
        2
    """
    for square in (start_square, end_square):
        if len(square) != 2 or square[0] not in "abcdefgh" or square[1] not in "12345678":
            raise ValueError(f"a square is a letter a to h and a number 1 to 8, not {square}")
    if piece not in ("king", "queen", "rook", "knight"):
        raise ValueError("piece must be king, queen, rook or knight")
    across = abs(ord(start_square[0]) - ord(end_square[0]))
    up = abs(int(start_square[1]) - int(end_square[1]))
    if piece == "king":
        return max(across, up)
    if piece == "rook":
        return (across > 0) + (up > 0)
    if piece == "queen":
        return 0 if across == up == 0 else 1 if 0 in (across, up) or across == up else 2
    start = (ord(start_square[0]) - ord("a"), int(start_square[1]) - 1)
    goal = (ord(end_square[0]) - ord("a"), int(end_square[1]) - 1)
    jumps = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    reached, moves = {start}, 0
    while goal not in reached:
        moves += 1
        steps = {(x + dx, y + dy) for x, y in reached for dx, dy in jumps}
        reached |= {(x, y) for x, y in steps if 0 <= x < 8 and 0 <= y < 8}
    return moves

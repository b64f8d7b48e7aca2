"""Every limit of an execution, in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a call and of the container that runs a batch of calls."""

    timeout_s: float = 5.0
    """Wall-clock time of one call; enforced from outside the call by a kill."""
    import_timeout_s: float = 10.0
    """Wall-clock time for importing one module."""
    memory_mb: int = 256
    """Address space of one process of a call, beyond what its module's process holds already."""
    max_result_bytes: int = 1_000_000
    """Length of one result as JSON text."""
    max_processes: int = 16
    """Processes and threads that one call may have."""
    max_open_files: int = 64
    """Descriptors that one process of a call may have open."""
    max_file_mb: int = 8
    """Size of one file that a call writes into its scratch folder."""
    scratch_mb: int = 8
    """Size of one scratch folder; a full one is no other call's trouble."""
    scratch_files: int = 1_000
    """Files and folders in one scratch folder."""
    concurrency: int = 64
    """Calls of one batch that run at the same time, at most 128."""
    container_memory_mb: int = 1024
    """Memory of the whole container. Calls that are killed because the container ran out of it are
    tried again alone, so calls that are within their own limits can't take it from each other."""
    container_cpus: float = 2.0
    """CPUs of the whole container, or all that there are. A call that timed out but got hardly any
    of them, because of its neighbours, is tried again with few neighbours."""
    clock_ahead_s: int = 0
    """How far the calls' clock is ahead of the machine's. Of containers whose image has Debian's
    `libfaketime`, as the image that is made here has; elsewhere the clock stays right."""
    container_processes: int = 2048
    """Processes and threads of the whole container; above `concurrency * (max_processes + 1)` no
    call can take them from another."""

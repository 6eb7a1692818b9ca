# What scripts that start and stop programs share. Sourced, never run.

# Not installed: says so on standard error and ends with 3, which skips tests. Anything else that goes wrong fails them.
not_here() {
  echo "$1" >&2
  exit 3
}

fail() {
  echo "$1" >&2
  exit 1
}

# The first of the folders given that holds all of the programs (named in one word, space between).
folder_with() {
  local programs=$1 folder program
  shift
  for folder; do
    [[ -n $folder ]] || continue
    for program in $programs; do
      [[ -x $folder/$program ]] || continue 2
    done
    echo "$folder"
    return 0
  done
  return 1
}

# Prints the folders given that exist, the newest version first.
newest_first() { printf '%s\n' "$@" | sort --version-sort --reverse; }

random_word() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# A port of loopback that nobody listens on now. Somebody may take it first; callers try again.
free_port() {
  local port
  while true; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    answers "$port" || { echo "$port"; return; }
  done
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# wait_until SECONDS PID COMMAND…: true once the command is, false when the process ends or the time is up first.
wait_until() {
  local ends=$((SECONDS + $1)) pid=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < ends)) && kill -0 "$pid" 2>/dev/null || return 1
    sleep 0.1
  done
}

# Ends one process that we started, by its id: asks it, and makes it after 20 s.
stop_process() {
  [[ -n ${1:-} ]] || return 0
  kill -TERM "$1" 2>/dev/null || return 0
  for _ in {1..200}; do
    kill -0 "$1" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

# Ends one process that we started, at once: its data go too.
kill_process() {
  [[ -n ${1:-} ]] || return 0
  kill -KILL "$1" 2>/dev/null || return 0
  wait "$1" 2>/dev/null || true
}

# Returns when whoever holds the other end of standard input lets go. A server that dies first may have been killed on
# purpose, so its end alone ends nothing here.
live_until_input_ends() {
  while read -r _; do :; done
}

# What up, down, status, logs, backup and restore share: the folder, what runs in it, and in which order. Sourced, never run.
source "$root/deploy/native/processes.sh"

services=(organisations opportunities search)
modules=(identity "${services[@]}" portal)

usage_error() {
  echo "deploy/native/$(basename "$0"): $1; see --help" >&2
  exit 2
}

# Reads --data and what the caller's own read_option knows; sets $data, $run, $log and $exchange.
read_options() {
  data=$PWD/cluster
  while (($# > 0)); do
    case $1 in
      --help | -h) usage; exit 0 ;;
      --data) data=$(realpath -m "${2:?--data needs a folder}"); shift ;;
      *) read_option "$@" || usage_error "«$1» is not known here"; shift "$((taken - 1))" ;;
    esac
    shift
  done
  run=$data/run log=$data/log exchange=$data/exchange
}

# Programs that are kept going, in the order in which they start.
programs() {
  [[ -d $run ]] || return 0
  local name
  for name in postgres node-names rabbitmq elasticsearch; do [[ ! -e $run/$name.supervisor ]] || echo "$name"; done
  for name in "${modules[@]}"; do (cd "$run" && ls -1 "$name"-*.supervisor 2>/dev/null | sed 's/\.supervisor$//'); done
  [[ ! -e $run/gateway.supervisor ]] || echo gateway
}

pid_of() { cat "$run/$1.${2:-pid}" 2>/dev/null; }

# Whether a program of ours runs: the number in its file may be another's by now.
is_up() {
  local pid
  pid=$(pid_of "$1" supervisor) && [[ -n $pid ]] && grep -qz -- "$run" "/proc/$pid/cmdline" 2>/dev/null
}

# keep NAME SIGNAL COMMAND…: starts a program that is started again whenever it ends. One that runs is left alone. It doesn't
# get the lock of whoever starts it (9).
keep() {
  local name=$1
  ! is_up "$name" || return 0
  rm -f "$run/$name.pid" "$run/$name.supervisor"
  setsid "$root/deploy/native/supervise" "$run" "$@" </dev/null >/dev/null 2>&1 9>&- &
  wait_for 10 test -s "$run/$name.pid" || fail "$name didn't start; see $log/$name.log"
}

# Stops a program and whoever keeps it going, and waits until both are gone.
let_go() {
  local pid
  if is_up "$1"; then
    pid=$(pid_of "$1" supervisor)
    kill -TERM "$pid" 2>/dev/null || true
    wait_for 45 gone "$pid" || kill -KILL "$(pid_of "$1")" "$pid" 2>/dev/null || true
  fi
  rm -f "$run/$1.pid" "$run/$1.supervisor"
}

# rename_kept NAME OTHER: a program that runs is known by another name from here on.
rename_kept() {
  mv "$run/$1.supervisor" "$run/$2.supervisor"
  mv "$run/$1.pid" "$run/$2.pid"
}

gone() { ! kill -0 "$1" 2>/dev/null; }

# wait_for SECONDS COMMAND…: true once the command is.
wait_for() {
  local seconds=$1
  shift
  wait_until "$seconds" $$ "$@"
}

says_ready() { curl --fail --silent --max-time 2 --output /dev/null "http://127.0.0.1:$1/health/ready"; }

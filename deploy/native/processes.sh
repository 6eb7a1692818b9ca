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

# The folder of PostgreSQL's programs; POSTGRES_BIN may name it.
find_postgres() {
  local installed
  mapfile -t installed < <(newest_first /usr/lib/postgresql/*/bin /usr/pgsql-*/bin)
  folder_with 'initdb postgres psql pg_isready' "${POSTGRES_BIN:-}" "${installed[@]}" "$(dirname "$(command -v initdb)")"
}

# Sets as_owner, what PostgreSQL's programs are started with, because they refuse to run as root, and gives them the folder.
own_by_postgres() {
  as_owner=()
  [[ $EUID -eq 0 ]] || return 0
  local owner=nobody
  id postgres >/dev/null 2>&1 && owner=postgres
  chown -R "$owner" "$1"
  as_owner=(setpriv "--reuid=$owner" "--regid=$(id -g "$owner")" --clear-groups --)
}

# The folder of RabbitMQ's own script, which RABBITMQ_BIN may name: Debian's /usr/sbin/rabbitmq-server changes user and takes
# the machine's settings.
find_rabbitmq() {
  local installed
  mapfile -t installed < <(newest_first /usr/lib/rabbitmq/lib/*/sbin)
  folder_with rabbitmq-server "${RABBITMQ_BIN:-}" /usr/lib/rabbitmq/bin "${installed[@]}"
}

# rabbit_settings HOME PORT API DISTRIBUTION NAMES USER PASSWORD: writes the files of a node of its own into HOME, and sets
# rabbit_environment, in which rabbitmq-server becomes that node (so that its process is the one to stop), with a mapper of names
# of its own at the port NAMES.
rabbit_settings() {
  local home=$1
  echo '[rabbitmq_management].' >"$home/plugins"
  cat >"$home/node.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$2
management.tcp.ip = 127.0.0.1
management.tcp.port = $3
default_user = $6
default_pass = $7
default_user_tags.administrator = true
loopback_users = none
disk_free_limit.absolute = 50MB
log.file.level = warning
CONF
  rabbit_environment=("HOME=$home" RABBITMQ_CONF_ENV_FILE=/dev/null "RABBITMQ_CONFIG_FILE=$home/node.conf" "RABBITMQ_ENABLED_PLUGINS_FILE=$home/plugins"
    "RABBITMQ_MNESIA_BASE=$home/data" "RABBITMQ_LOG_BASE=$home/log" "RABBITMQ_PID_FILE=$home/pid" RUNNING_UNDER_SYSTEMD=true
    "ERL_EPMD_PORT=$5" ERL_EPMD_ADDRESS=127.0.0.1 "RABBITMQ_NODENAME=secondments-$2@localhost" "RABBITMQ_DIST_PORT=$4"
    "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}")
}

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

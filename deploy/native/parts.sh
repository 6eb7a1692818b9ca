# The parts that the exchange stands on, as up starts them: PostgreSQL, RabbitMQ, a search server. Sourced, never run.

# psql as the owner of all: sql DATABASE TEXT
sql() { PGPASSWORD=$postgres_password "$postgres_bin/psql" --host=127.0.0.1 --port="$postgres_port" --username=secondments --dbname="$1" --no-psqlrc --tuples-only --no-align --quiet --set=ON_ERROR_STOP=1 --command="$2"; }

start_postgres() {
  # PostgreSQL refuses to run as root.
  local as_owner=() owner home=$data/postgres
  mkdir -p "$home"
  if [[ $EUID -eq 0 ]]; then
    owner=nobody
    id postgres >/dev/null 2>&1 && owner=postgres
    chown "$owner" "$home"
    as_owner=(setpriv "--reuid=$owner" "--regid=$(id -g "$owner")" --clear-groups --)
  fi
  if [[ ! -e $home/data/PG_VERSION ]]; then
    printf '%s\n' "$postgres_password" >"$home/password"
    [[ $EUID -ne 0 ]] || chown "$owner" "$home/password"
    (cd "$home" && "${as_owner[@]}" "$postgres_bin/initdb" --pgdata="$home/data" --username=secondments --pwfile="$home/password" --auth=scram-sha-256 \
      --encoding=UTF8 --locale=C.UTF-8) >"$log/initdb.log" 2>&1 || { cat "$log/initdb.log" >&2; fail "PostgreSQL's folder could not be made."; }
    rm -f "$home/password"
    cat >>"$home/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 400
shared_buffers = 128MB
log_min_messages = warning
CONF
  fi
  # A fast shutdown cuts connections; the polite one would wait for them.
  keep postgres INT "${as_owner[@]}" "$postgres_bin/postgres" -D "$home/data" -p "$postgres_port"
  wait_for 60 "$postgres_bin/pg_isready" --quiet --host=127.0.0.1 --port="$postgres_port" || fail "PostgreSQL isn't ready; see $log/postgres.log"
  wait_for 30 sql postgres 'SELECT 1' || fail "PostgreSQL doesn't let us in; see $log/postgres.log"
  # What the processes log in as: it owns nothing, and sees private rows only by the roles that it has.
  sql postgres "DO \$\$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'secondments_reader') THEN CREATE ROLE secondments_reader NOLOGIN; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'secondments_writer') THEN CREATE ROLE secondments_writer NOLOGIN; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'secondments_service') THEN CREATE ROLE secondments_service LOGIN PASSWORD '$writer_password' IN ROLE secondments_reader, secondments_writer; END IF;
  END \$\$"
  local module
  for module in "${modules[@]}"; do
    [[ $(sql postgres "SELECT 1 FROM pg_database WHERE datname = 'secondments_$module'") == 1 ]] || sql postgres "CREATE DATABASE secondments_$module"
  done
}

start_rabbitmq() {
  local home=$data/rabbitmq
  mkdir -p "$home"
  echo '[rabbitmq_management].' >"$home/plugins"
  cat >"$home/node.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$rabbit_port
management.tcp.ip = 127.0.0.1
management.tcp.port = $rabbit_api
default_user = secondments
default_pass = $rabbit_password
default_user_tags.administrator = true
loopback_users = none
disk_free_limit.absolute = 200MB
log.file.level = warning
CONF
  # Names of nodes are kept by a mapper of our own; and the start script is told to become the node, so that its process is
  # the one that we stop. Erlang makes tables as large as the limit of open files, which some machines set very high.
  local settings=("HOME=$home" RABBITMQ_CONF_ENV_FILE=/dev/null "RABBITMQ_CONFIG_FILE=$home/node.conf" "RABBITMQ_ENABLED_PLUGINS_FILE=$home/plugins"
    "RABBITMQ_MNESIA_BASE=$home/data" "RABBITMQ_LOG_BASE=$home/log" "RABBITMQ_PID_FILE=$home/pid" RUNNING_UNDER_SYSTEMD=true
    "ERL_EPMD_PORT=$rabbit_names" ERL_EPMD_ADDRESS=127.0.0.1 "RABBITMQ_NODENAME=secondments-$rabbit_port@localhost" "RABBITMQ_DIST_PORT=$rabbit_distribution"
    "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}")
  keep node-names TERM env -C "$home" epmd -port "$rabbit_names" -address 127.0.0.1
  keep rabbitmq TERM env -C "$home" "${settings[@]}" bash -c 'ulimit -n 16384 2>/dev/null; exec "$0"' "$rabbit_bin/rabbitmq-server"
  wait_for 90 answers "$rabbit_port" || fail "RabbitMQ isn't ready; see $log/rabbitmq.log"
  wait_for 60 curl --fail --silent --output /dev/null --user "secondments:$rabbit_password" "http://127.0.0.1:$rabbit_api/api/aliveness-test/%2F" || fail "RabbitMQ isn't ready; see $log/rabbitmq.log"
}

# Sets $search_engine and, for a search server, $search_url. Once chosen it is kept: its index is where everything is found.
choose_search() {
  local kept=$data/search-server
  search_engine=sqlite search_url=
  if [[ -n ${ELASTICSEARCH_URL:-} ]]; then
    echo "$ELASTICSEARCH_URL" >"$kept"
  elif [[ -n ${SEARCH_SERVERS:-} ]]; then
    [[ -x $SEARCH_SERVERS/start ]] || fail "SEARCH_SERVERS is $SEARCH_SERVERS, where there is no program «start»."
    command -v java >/dev/null || fail "The search server needs Java (Debian: apt-get install openjdk-17-jre-headless)."
    echo "$(realpath "$SEARCH_SERVERS")/start" >"$kept"
  fi
  [[ -s $kept ]] || return 0
  search_engine=elasticsearch search_url=$(<"$kept")
  [[ $search_url == */start ]] || return 0
  mkdir -p "$data/elasticsearch"
  keep elasticsearch TERM "$search_url" elasticsearch "$search_server_port" "$data/elasticsearch"
  search_url=http://127.0.0.1:$search_server_port
  wait_for 90 curl --fail --silent --output /dev/null "$search_url/_cluster/health" || fail "Elasticsearch isn't ready; see $log/elasticsearch.log"
}

# The parts that the exchange stands on, as up starts them: PostgreSQL, RabbitMQ, a search server. Sourced, never run.

# psql as the owner of all: sql DATABASE TEXT. Not by an argument, which everybody on the machine may read: some texts hold a password.
sql() { PGPASSWORD=$postgres_password "$postgres_bin/psql" --host=127.0.0.1 --port="$postgres_port" --username=secondments --dbname="$1" --no-psqlrc --tuples-only --no-align --quiet --set=ON_ERROR_STOP=1 <<<"$2"; }

start_postgres() {
  local as_owner home=$data/postgres
  mkdir -p "$home"
  own_by_postgres "$home"
  if [[ ! -e $home/data/PG_VERSION ]]; then
    printf '%s\n' "$postgres_password" >"$home/password"
    own_by_postgres "$home"
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
  local rabbit_environment
  rabbit_settings "$home" "$rabbit_port" "$rabbit_api" "$rabbit_distribution" "$rabbit_names" secondments "$rabbit_password"
  keep node-names TERM env -C "$home" epmd -port "$rabbit_names" -address 127.0.0.1
  # Erlang makes tables as large as the limit of open files, which some machines set very high.
  keep rabbitmq TERM env -C "$home" "${rabbit_environment[@]}" bash -c 'ulimit -n 16384 2>/dev/null; exec "$0"' "$rabbit_bin/rabbitmq-server"
  wait_for 90 answers "$rabbit_port" || fail "RabbitMQ isn't ready; see $log/rabbitmq.log"
  wait_for 60 rabbit_answers || fail "RabbitMQ isn't ready; see $log/rabbitmq.log"
}

rabbit_answers() { curl --fail --silent --output /dev/null --config - "http://127.0.0.1:$rabbit_api/api/aliveness-test/%2F" <<<"user = secondments:$rabbit_password"; }

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
  search_url=http://127.0.0.1:${ELASTICSEARCH_THROUGH:-$search_server_port}
  wait_for 90 curl --fail --silent --output /dev/null "http://127.0.0.1:$search_server_port/_cluster/health" || fail "Elasticsearch isn't ready; see $log/elasticsearch.log"
}

# The files of settings that the processes read; docs/operations.md says what each means. Sourced, never run.

write_settings() {
  local postgres_rest='Database=secondments_{service};Maximum Pool Size=30'
  # Who migrates owns the tables; the processes don't.
  owner_database="Host=127.0.0.1;Port=$postgres_port;Username=secondments;Password=$postgres_password;$postgres_rest"
  cat >"$data/settings/exchange.json.tmp" <<JSON
{
  "PublicUrl": "$public_url",
  "Data": "$exchange",
  "Demo": "$([[ $demo == yes || -e $data/demo.json ]] && echo true || echo false)",
  "Database": { "Postgres": "Host=127.0.0.1;Port=${POSTGRES_THROUGH:-$postgres_port};Username=secondments_service;Password=$writer_password;$postgres_rest" },
  "Bus": { "RabbitMq": "amqp://secondments:$rabbit_password@127.0.0.1:${RABBITMQ_THROUGH:-$rabbit_port}" },
  "Mail": { "Provider": "folder", "Folder": "$exchange/mail" },
  "Oidc": { "Authority": "$public_url", "BackChannel": "$(addresses identity)" },
  "Services": {
    "Identity": "$(addresses identity)",
    "Organisations": "$(addresses organisations)",
    "Opportunities": "$(addresses opportunities)",
    "Search": "$(addresses search)"
  },
  "Search": { "Engine": "$search_engine", "Elasticsearch": { "Urls": [ $([[ -z $search_url ]] || echo "\"$search_url\"") ] } },
  "Edge": { "TrustedProxies": [ "127.0.0.1" ] },
  "Operator": { "Contact": "$([[ $demo == yes || -e $data/demo.json ]] && echo help@exchange.example)" },
  "Identity": {
    "Clients": [
      { "Id": "portal", "Name": "Secondments", "RedirectUris": [ "/session/callback" ], "PostLogoutRedirectUris": [ "/" ] }$(demo_client)
    ]
  }
}
JSON
  mv "$data/settings/exchange.json.tmp" "$data/settings/exchange.json"
  local name list=''
  for name in "${modules[@]}"; do list+="${list:+, }\"$name\": [ \"$(addresses "$name" | sed 's/,/", "/g')\" ]"; done
  cat >"$data/settings/gateway.json.tmp" <<JSON
{ "PublicUrl": "$public_url", "Gateway": { "SharesPort": true, "Destinations": { $list } } }
JSON
  mv "$data/settings/gateway.json.tmp" "$data/settings/gateway.json"
}

# The demo lets scripts sign in.
demo_client() {
  [[ $demo == yes || -e $data/demo.json ]] || return 0
  echo ', { "Id": "demo-scripts", "Name": "Demo scripts", "RedirectUris": [ "http://localhost/demo-script" ] }'
}

# Where the replicas of a module are, with commas between.
addresses() {
  local list='' n
  for ((n = 1; n <= $(count_of "$1"); n++)); do
    local name=${1}_$n
    list+="${list:+,}http://127.0.0.1:${!name}"
  done
  echo "$list"
}
count_of() { if [[ $1 == search && $search_engine == sqlite ]]; then echo 1; else echo "$replicas"; fi; }

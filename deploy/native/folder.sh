# What up and restore begin with: the folder, its ports and passwords, and the programs in it. Sourced, never run.

say() { printf '%s\n' "$*"; }

find_programs() {
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is needed (https://dot.net)."
  command -v curl >/dev/null || fail "curl is needed (Debian: apt-get install curl)."
  postgres_bin=$(find_postgres) || fail "PostgreSQL isn't installed (Debian: apt-get install postgresql; POSTGRES_BIN may name the folder of initdb)."
}

# One script at a time works on the folder.
open_folder() {
  umask 077
  mkdir -p "$data"
  exec 9>"$data/lock"
  flock --nonblock 9 || fail "Another of deploy/native works on $data."
}

make_folder() {
  mkdir -p "$run" "$log" "$exchange" "$data/settings"
  # PostgreSQL, as another user, must reach its own folder in here; all else is 0700.
  chmod 711 "$data"
}

# Ports and passwords, drawn once: take_places PORT, by which people reach it.
take_places() {
  local places=$data/cluster.env
  [[ -s $places ]] || { draw_places "$1" >"$places.tmp" && mv "$places.tmp" "$places"; }
  source "$places"
  [[ $public_port == "$1" ]] || { sed -i "s/^public_port=.*/public_port=$1/" "$places"; public_port=$1; }
  public_url=http://localhost:$public_port
}

draw_places() {
  local used=" $1 " name
  draw() {
    local drawn
    while drawn=$(free_port); [[ $used == *" $drawn "* ]]; do :; done
    used+="$drawn "
    echo "$1=$drawn"
  }
  echo "public_port=$1"
  for name in postgres_port rabbit_port rabbit_api rabbit_distribution rabbit_names search_server_port; do draw "$name"; done
  for name in "${modules[@]}"; do for n in 1 2 3 4 5 6 7 8 9; do draw "${name}_$n"; done; done
  for name in postgres_password writer_password rabbit_password; do echo "$name=$(random_word)"; done
}

# build_exchange CONFIGURATION [OPTION…]: what runs keeps the folder that it was started from, and the same version is not put in its place again.
build_exchange() {
  local project built ahead=()
  say "Building…"
  rm -rf "$data/bin/new"
  # Compiled ahead, a process starts in two thirds of the time; it takes a minute, once.
  [[ $1 == Debug ]] || ahead=(--use-current-runtime --no-self-contained -p:PublishReadyToRun=true -p:RestoreLockedMode=false -p:NuGetLockFilePath=obj/runtime.lock.json)
  for project in deploy/Host gateway/Gateway; do
    if ! publish "$project" "${ahead[@]}" --configuration "$@" && grep -qi 'NU110.*crossgen' "$log/build.log"; then
      say "(The compiler for that isn't served here: each start takes a little longer.)"
      ahead=()
      publish "$project" --configuration "$@" || true
    fi
    [[ -e $data/bin/new/$(basename "$project") ]] || { tail -20 "$log/build.log" >&2; fail "The build failed; see $log/build.log"; }
  done
  if [[ -e $data/bin/current ]] && diff -rq "$data/bin/new" "$data/bin/$(<"$data/bin/current")" >/dev/null; then
    rm -rf "$data/bin/new"
  else
    built=$(date -u +%Y%m%dT%H%M%S)
    mv "$data/bin/new" "$data/bin/$built"
    echo "$built" >"$data/bin/current"
  fi
}

# Whoever works on this machine meanwhile comes first.
publish() {
  local out
  out=$data/bin/new/$(basename "$1")
  nice dotnet publish "$root/$1" "${@:2}" --output "$out" -nodeReuse:false -v:quiet >"$log/build.log" 2>&1 9>&- || { rm -rf "$out"; return 1; }
}

# Sets $version and $host, the program that is each module.
find_host() {
  [[ -e $data/bin/current ]] || fail "Nothing was built yet: leave --no-build out."
  version=$(<"$data/bin/current")
  host=$data/bin/$version/Host/Secondments.Host.dll
}

#!/usr/bin/env bash
# Feeds each reader for so many seconds with mutations of its seeds, and tells for each how many
# inputs it took, how many edges of the program they reached, and what was found.
# Usage: Fuzz/run.sh SECONDS [TARGET...]; findings stay in .build/fuzz/findings/TARGET.
set -uo pipefail
cd "$(dirname "$0")/.."
seconds=$1
shift
package=$(Fuzz/package.sh)
swift build --package-path "$package" -c release --product fuzz >"$package/build.log" 2>&1 || {
  tail -30 "$package/build.log" >&2
  exit 1
}
program=$package/.build/release/fuzz
python3 Fuzz/seeds.py "$package/seeds"
targets=("$@")
[ $# -eq 0 ] && targets=($(FUZZ_TARGET=list "$program" 2>/dev/null))
status=0
for target in "${targets[@]}"; do
  corpus=$package/corpus/$target findings=$package/findings/$target
  mkdir -p "$corpus" "$findings" "$package/seeds/$target"
  FUZZ_TARGET=$target "$program" "$corpus" "$package/seeds/$target" -max_total_time="$seconds" \
    -timeout=20 -rss_limit_mb=2048 -max_len=65536 -artifact_prefix="$findings/" \
    -print_final_stats=1 >"$package/$target.log" 2>&1 || status=1
  executions=$(grep -oE 'number_of_executed_units: [0-9]+' "$package/$target.log" | grep -oE '[0-9]+$')
  edges=$(grep -oE 'cov: [0-9]+' "$package/$target.log" | tail -1 | grep -oE '[0-9]+')
  found=$(find "$findings" -type f | wc -l)
  printf '%-16s %10s executions %7s edges %3s findings\n' "$target" "${executions:-?}" "${edges:-?}" "$found"
done
exit $status

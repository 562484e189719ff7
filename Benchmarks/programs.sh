#!/usr/bin/env bash
# What a program costs besides its own time: report's `run` blocks beside stages of DVC and rules of
# Snakemake. Each tool runs 21 programs of a few milliseconds one after the other, then one; the
# difference over 20 is the cost of a program. Whole calls are told too, with nothing to do.
# Usage: Benchmarks/programs.sh REPORT [folder of bin with dvc and snakemake]
set -euo pipefail
report=$(realpath "$1")
tools=${2:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export DVC_NO_ANALYTICS=1

# Milliseconds of a command, the least of three; "$1" makes it start anew.
measure() {
  local least=999999999 prepare=$1
  shift
  for _ in 1 2 3; do
    eval "$prepare" >/dev/null 2>&1
    local start=$(date +%s%N)
    "$@" >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
    local time=$((($(date +%s%N) - start) / 100000))
    [ "$time" -lt "$least" ] && least=$time
  done
  echo "$least"
}
tell() { # name, tenths of a ms: 21 programs, 1 program, nothing
  awk -v n="$1" -v a="$2" -v b="$3" -v c="$4" \
    'BEGIN { printf "%-10s %7.1f ms a program %8.1f ms with nothing to do\n", n, (a - b) / 200, c / 10 }'
}

for count in 1 21; do
  book=$folder/report$count
  mkdir -p "$book/Chapters"
  printf 'title: A\nchapters: [index.md]\n' >"$book/Chapters/book.yaml"
  printf '# A\n' >"$book/Chapters/index.md"
  for i in $(seq $count); do
    printf '\n```{run} p%d\ncommand: >-\n  echo "{\\"n\\": %d}" > p%d.json\n' $i $i $i
    printf 'writes: {values: p%d.json}\n```\n' $i
  done >>"$book/Chapters/index.md"
  dvc=$folder/dvc$count
  mkdir -p "$dvc"
  { echo stages:; for i in $(seq $count); do
    printf '  p%d:\n    cmd: echo %d > p%d.json\n    outs: [p%d.json]\n' $i $i $i $i; done; } >"$dvc/dvc.yaml"
  snake=$folder/snakemake$count
  mkdir -p "$snake"
  { printf 'rule all:\n  input: expand("p{i}.json", i=range(1, %d))\n' $((count + 1))
    for i in $(seq $count); do
      printf 'rule p%d:\n  output: "p%d.json"\n  shell: "echo %d > {output}"\n' $i $i $i; done; } >"$snake/Snakefile"
done

run() { "$report" build --jobs 1 --project "$folder/report$1"; }
tell report "$(measure "rm -rf $folder/report21/output" run 21)" \
  "$(measure "rm -rf $folder/report1/output" run 1)" "$(measure true run 21)"
if [ -x "$tools/dvc" ]; then
  for count in 1 21; do (cd "$folder/dvc$count" && git init -q && "$tools/dvc" init -q); done
  run() { (cd "$folder/dvc$1" && "$tools/dvc" repro -q); }
  tell dvc "$(measure "rm -rf $folder/dvc21/*.json $folder/dvc21/dvc.lock $folder/dvc21/.dvc/cache" run 21)" \
    "$(measure "rm -rf $folder/dvc1/*.json $folder/dvc1/dvc.lock $folder/dvc1/.dvc/cache" run 1)" "$(measure true run 21)"
fi
if [ -x "$tools/snakemake" ]; then
  run() { (cd "$folder/snakemake$1" && "$tools/snakemake" -c1 -q); }
  tell snakemake "$(measure "rm -rf $folder/snakemake21/*.json $folder/snakemake21/.snakemake" run 21)" \
    "$(measure "rm -rf $folder/snakemake1/*.json $folder/snakemake1/.snakemake" run 1)" "$(measure true run 21)"
fi

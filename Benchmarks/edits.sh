#!/usr/bin/env bash
# What ten typical edits run again of a book that was built: at most so much, as their fingerprints
# tell. After `swift build` and `report build`: Benchmarks/edits.sh [output/manifest.json]
set -euo pipefail
cd "$(dirname "$0")/.."
manifest=${1:-output/manifest.json}
targets=$(find .build/plugins/outputs -path '*/Program/*' -name targets.json -print -quit)
tool=$(find .build/ -maxdepth 3 -name fingerprint-tool -print -quit)
if [[ -z "$targets" || -z "$tool" || ! -e "$manifest" ]]; then
  echo "error: run swift build and report build first" >&2
  exit 1
fi
# A colour, the style sheet, a caption, R's loess, a bootstrap, the ranking, the phantom, the
# curation, the NIfTI writer, a kernel, the DICOM shim.
"$tool" edits "$targets" Program "$manifest" Color.swift style.css VolumeAgreement.swift Loess.swift \
  ClusterBootstrap.swift TransferRanking.swift HeartPainter.swift SliceStack+Spacing.swift \
  NIfTIWriter.swift winograd_kernels.h dicom.cpp | cut -f 1-4 | column -t -s "$(printf '\t')"

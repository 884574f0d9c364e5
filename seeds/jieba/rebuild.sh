#!/usr/bin/env bash
# Fetches the dictionary and the hidden Markov model again from the npm package that they come from.
set -euo pipefail
cd "$(dirname "$0")"
version=3.5.8
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(cd "$scratch" && npm pack --silent "nodejieba@$version" > /dev/null && tar xzf "nodejieba-$version.tgz")
cp "$scratch"/package/submodules/cppjieba/dict/{jieba.dict.utf8,hmm_model.utf8} .
cp "$scratch/package/LICENSE" LICENSE.nodejieba
cp "$scratch/package/submodules/cppjieba/LICENSE" LICENSE.cppjieba
sha256sum --check --quiet SHA256SUMS

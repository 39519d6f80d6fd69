-- SPDX-License-Identifier: Apache-2.0
-- wrk: the tiles of a file one after another, under BEFORE … AFTER. FRESH=1: each time under an address that no tile was kept under,
-- which zeros before the numbers make.
local tiles, at, turn = {}, 0, 1
local before, after = os.getenv("BEFORE"), os.getenv("AFTER") or ""
for line in io.lines(os.getenv("TILES")) do tiles[#tiles + 1] = { line:match("(%d+)/(%d+)/(%d+)") } end
local fresh = os.getenv("FRESH") == "1"
local headers = os.getenv("GZIP") == "1" and { ["Accept-Encoding"] = "gzip" } or {}

local function zeros(digit) return ("0"):rep(math.floor(turn / digit) % 32) end

function request()
  at = at + 1
  if at > #tiles then at, turn = 1, turn + 1 end
  local z, x, y = unpack(tiles[at])
  if fresh then z, x, y = zeros(1) .. z, zeros(32) .. x, zeros(1024) .. y end
  return wrk.format("GET", before .. z .. "/" .. x .. "/" .. y .. after, headers)
end

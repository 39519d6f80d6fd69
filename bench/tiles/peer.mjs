// SPDX-License-Identifier: Apache-2.0
// Tiles as an experienced Node engineer would serve them: Fastify, one connection to PostGIS, one prepared statement a zoom from the table
// that was simplified for that zoom.  peer.mjs PORT (PG… in the environment)
import Fastify from 'fastify';
import pg from 'pg';

const client = new pg.Client({ application_name: 'tiles' });
await client.connect();
const app = Fastify({ logger: false });
const statement = (z) => `SELECT ST_AsMVT(t, 'plots', 4096, 'geom', 'id') AS tile FROM (
  SELECT id, name, cm2, ST_AsMVTGeom(g, ST_TileEnvelope($1::int, $2::int, $3::int), 4096, 64, true) AS geom FROM areas_${z}
  WHERE g && ST_TileEnvelope($1::int, $2::int, $3::int, margin => 64.0 / 4096)) t`;
app.get('/tiles/:z/:x/:y', async (request, reply) => {
  const [z, x, y] = [request.params.z, request.params.x, request.params.y].map(Number);
  if (!(z >= 6 && z <= 12)) return reply.code(404).send({ status: 404 });
  const { rows } = await client.query({ name: `z${z}`, text: statement(z), values: [z, x, y] });
  return reply.type('application/vnd.mapbox-vector-tile').send(rows[0].tile);
});
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });

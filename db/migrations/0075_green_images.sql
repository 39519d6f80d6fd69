-- Images of the ground (GeoTIFF) for a local government, a province or the nation. form: classes (one band of classes of `class_set`) or
-- bands (red and near infrared, from which the vegetation index is formed; above `threshold` is class 1). stored_name: the upload;
-- empty: `folder_name` in the folder that the operator opened. taken_on: ISO day.
CREATE TABLE green_images (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  form TEXT NOT NULL,
  class_set TEXT NOT NULL,
  source TEXT NOT NULL,
  taken_on TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INT64 NOT NULL,
  stored_name TEXT NOT NULL,
  folder_name TEXT NOT NULL,
  band INT64 NOT NULL,
  nir_band INT64 NOT NULL,
  scale FLOAT64,
  value_offset FLOAT64,
  threshold FLOAT64,
  demo BOOL NOT NULL,
  created_at INT64 NOT NULL,
  created_by INT64 NOT NULL,
  removed_at INT64
);
CREATE INDEX green_images_unit ON green_images(unit_id);

-- Figures of an image in zones: plots or boundaries, worked out part by part in the background. done_zone: id of the last zone that is
-- done, so that a job goes on where it was stopped. leased_until: until then one server works on it. green, canopy: class codes with a space
-- between. problem: an error code.
CREATE TABLE green_image_jobs (
  id ID,
  image_id INT64 NOT NULL REFERENCES green_images(id),
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  zones TEXT NOT NULL,
  green TEXT NOT NULL,
  canopy TEXT NOT NULL,
  status TEXT NOT NULL,
  zones_total INT64 NOT NULL,
  zones_done INT64 NOT NULL,
  done_zone INT64 NOT NULL,
  problem TEXT NOT NULL,
  leased_until INT64 NOT NULL,
  version INT64 NOT NULL,
  started_at INT64,
  ended_at INT64,
  created_at INT64 NOT NULL,
  created_by INT64 NOT NULL
);
CREATE INDEX green_image_jobs_unit ON green_image_jobs(unit_id);
CREATE INDEX green_image_jobs_status ON green_image_jobs(status);

-- One row a zone and class: m² of it inside the zone. class -1: the zone itself, m² of it that the image covers with data; reason says why there
-- is none. zone_id: of green_plots or of identity_units.
CREATE TABLE green_image_figures (
  job_id INT64 NOT NULL REFERENCES green_image_jobs(id),
  zone_id INT64 NOT NULL,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  class INT64 NOT NULL,
  m2 FLOAT64 NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (job_id, zone_id, class)
);

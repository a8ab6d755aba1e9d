/**
 * What a person says beyond the verdict. Charts, galleries and reports follow the label in force, so `detections.species_id`
 * mirrors a relabelling as `detections.rejected` mirrors a rejection; what the machine said then stands in
 * `detections.machine_species_id`, which is null where the machine's label stands. In `reviews`, `species_id` is null where
 * the person left the machine's label as it is.
 */
export const reviewDetailsMigration = `
ALTER TABLE detections ADD COLUMN machine_species_id INTEGER REFERENCES species (id);
ALTER TABLE reviews ADD COLUMN species_id INTEGER REFERENCES species (id);
ALTER TABLE reviews ADD COLUMN call_type TEXT NOT NULL DEFAULT '';
ALTER TABLE reviews ADD COLUMN individuals INTEGER CHECK (individuals > 0);
ALTER TABLE review_history ADD COLUMN species_id INTEGER REFERENCES species (id);
ALTER TABLE review_history ADD COLUMN machine_species_id INTEGER REFERENCES species (id);
ALTER TABLE review_history ADD COLUMN call_type TEXT NOT NULL DEFAULT '';
ALTER TABLE review_history ADD COLUMN individuals INTEGER;
UPDATE review_history SET machine_species_id = (SELECT species_id FROM detections d WHERE d.id = detection_id);
CREATE INDEX detections_relabelled ON detections (machine_species_id, species_id) WHERE machine_species_id IS NOT NULL;
`;

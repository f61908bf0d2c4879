"""Everything that is generated from the models: schemas, AsyncAPI, reference, examples, golden bytes."""

//! The store: every operation and read on the engine of this run.

/** The version of the log's format. A change of meaning raises it and adds a function in `upgrade/` and a fixture. */
export const formatVersion = 1;

/** Finds the schemas of records: in files, or in a schema registry, which is asked once for each. */
package io.wavecast.core.events.registry;

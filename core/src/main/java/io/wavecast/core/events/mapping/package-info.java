/** Mappings: where the parts of observations are in a record of JSON, and the files that say so. */
package io.wavecast.core.events.mapping;

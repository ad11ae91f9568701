/** A model (specification, preprocessing, weights, version and lineage) and the class that runs it. */
package io.wavecast.core.model;

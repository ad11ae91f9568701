/** Everything needed to forecast: spec, preprocessing, weights, version and lineage, and the one way to run them. */
package io.wavecast.core.model;

/** Measures what the changelog of the states costs: bytes per observation, beside the bytes that really changed. */
package io.wavecast.benchmarks.changelog;

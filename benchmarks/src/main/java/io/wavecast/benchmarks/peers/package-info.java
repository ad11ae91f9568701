/** The same job as others would write it, with the libraries that they would take. */
package io.wavecast.benchmarks.peers;

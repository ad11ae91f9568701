/** Child JVMs of a benchmark, and their files. */
package io.wavecast.benchmarks.jvm;

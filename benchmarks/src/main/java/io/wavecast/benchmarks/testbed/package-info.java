/** A broker and services in JVMs of their own on this machine, and the load for them. */
package io.wavecast.benchmarks.testbed;

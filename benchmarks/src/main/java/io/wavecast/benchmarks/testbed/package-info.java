/** A broker and services in child JVMs on this machine, with clients that send the load and read the results. */
package io.wavecast.benchmarks.testbed;

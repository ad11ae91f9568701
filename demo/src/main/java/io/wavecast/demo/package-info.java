/** The command line of Wavecast, and the demonstration: both services, a broker and a signal source in one JVM. */
package io.wavecast.demo;

/** The demonstration: both services, a broker and a signal source in one JVM. */
package io.wavecast.demo;

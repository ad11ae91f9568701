/** The log of a service: one safe line per event, and repeated warnings once a minute. */
package io.wavecast.observe.log;

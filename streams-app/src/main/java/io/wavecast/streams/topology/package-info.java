/** The stream's nodes and their wiring. */
package io.wavecast.streams.topology;

/** Which models are in force, and what keeps others out. */
package io.wavecast.streams.registry;

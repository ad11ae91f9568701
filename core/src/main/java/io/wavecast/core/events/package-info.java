/** Reads observations from records that were not written for Wavecast: a mapping says where their parts are. */
package io.wavecast.core.events;

/** Where the states of the series live between two observations. */
package io.wavecast.streams.store;

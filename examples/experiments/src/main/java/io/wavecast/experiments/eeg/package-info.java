/** A recording, and how far ahead it can be told: by its last value, by smoothing, by regression, and by networks, in closed loop. */
package io.wavecast.experiments.eeg;

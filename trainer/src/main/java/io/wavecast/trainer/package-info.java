/** The commands of the learning service: they read options, and start trainings. */
package io.wavecast.trainer;

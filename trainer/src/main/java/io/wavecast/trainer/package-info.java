/** The learning service: history to windows, to a network, to a judged and published model. */
package io.wavecast.trainer;

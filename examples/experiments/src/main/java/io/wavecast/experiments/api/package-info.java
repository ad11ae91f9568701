/** The interfaces of experiments, and the recording that some of them read. */
package io.wavecast.experiments.api;

/** The past of the series that a model serves, read from the topic that the stream reads. */
package io.wavecast.trainer.history;

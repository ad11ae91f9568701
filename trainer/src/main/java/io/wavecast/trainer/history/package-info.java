/** The recorded samples that a model is trained on, read from the events topic, cut at gaps and split in time. */
package io.wavecast.trainer.history;

/** One training: from a history to a judged and published model. */
package io.wavecast.trainer.training;

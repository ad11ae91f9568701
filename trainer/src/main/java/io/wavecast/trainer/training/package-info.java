/** Turns a history into a judged and published model: the settings, the fit, the choice and the publication. */
package io.wavecast.trainer.training;

/** Models that were trained elsewhere. */
package io.wavecast.trainer.foreign;

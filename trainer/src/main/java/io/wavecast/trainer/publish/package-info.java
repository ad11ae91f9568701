/** Models onto the models topic. */
package io.wavecast.trainer.publish;

/** Classical forecasters of one channel, which networks are compared with. */
package io.wavecast.trainer.baseline;

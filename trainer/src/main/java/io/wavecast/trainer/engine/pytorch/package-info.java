/** Training by PyTorch, through DJL. */
package io.wavecast.trainer.engine.pytorch;

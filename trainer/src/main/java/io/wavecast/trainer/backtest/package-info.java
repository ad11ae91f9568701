/** How networks and classical forecasters would have done on a recording. */
package io.wavecast.trainer.backtest;

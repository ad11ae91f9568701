/** Retrain requests: what they say, their JSON, and how one is sent. */
package io.wavecast.trainer.request;

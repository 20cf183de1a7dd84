// MLC models through WebLLM, on WebGPU: webllm-engine.ts on the library itself, off the main thread.
import { MLCEngine } from '@mlc-ai/web-llm';
import { expose } from 'comlink';
import { WebLlmEngine } from './webllm-engine';

expose(new WebLlmEngine((config) => new MLCEngine(config)));

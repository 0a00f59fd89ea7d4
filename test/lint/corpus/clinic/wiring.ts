import express, { type Request, type Response } from 'express';
import { PrismaClient } from '@prisma/client';
import { AppointmentOrchestrator } from './appointment.orchestrator.js';
import { PrismaAppointmentStore } from './appointment.prisma.js';

// The composition root is nobody's role: it chooses, constructs, throws and waits.
const prisma = new PrismaClient({ log: process.env.DEBUG ? ['query'] : [] });
const orchestrator = new AppointmentOrchestrator(new PrismaAppointmentStore(prisma), Date.now);
const app = express();

app.post('/appointments/:id', async (request: Request<{ id: string }>, response: Response) => {
  try {
    const result = await orchestrator.book(request.body, request.params.id);
    if (result.kind === 'booked') response.status(201).json(result);
    else throw new Error(`not booked: ${result.kind}`);
  } catch (error) {
    response.status(500).json({ kind: 'failed', error: String(error) });
  }
});

export = app;

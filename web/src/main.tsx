import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';

import { ServicesContext } from './api/services.ts';
import { App } from './app/app.tsx';
import { Breakdown } from './app/breakdown.tsx';
import { makeServices } from './app/make-services.ts';
import './styles/index.css';

const { client, services } = makeServices();
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the console.');

createRoot(root).render(
  <StrictMode>
    <Breakdown>
      <Provider value={client}>
        <ServicesContext value={services}>
          <App />
        </ServicesContext>
      </Provider>
    </Breakdown>
  </StrictMode>,
);
